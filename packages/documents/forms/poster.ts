/** An A4 poster of one post, to hang in a stairwell. Nothing personal of members; contact as the community gives it. */
export interface PosterData {
  labels: PosterLabels;
  /** Above the name: `文汇街道梧桐社区`. */
  community: string;
  name: string;
  team: string;
  description: string;
  when: string;
  place: string;
  /** Places still open, or undefined for a standing duty without a limit. */
  places?: number | undefined;
  skills: string;
  contact: string;
  phone: string;
  /** The modules of the QR code row by row, true is dark, without its quiet zone. */
  qr: readonly (readonly boolean[])[];
}

/** The words of a poster. */
export interface PosterLabels {
  heading: string;
  team: string;
  when: string;
  place: string;
  places: string;
  placesUnit: string;
  skills: string;
  contact: string;
  scan: string;
  note: string;
}

/** The shipped words. */
export const defaultPosterLabels: PosterLabels = {
  heading: "党员志愿服务岗位招募",
  team: "服务队",
  when: "服务时间",
  place: "服务地点",
  places: "招募人数",
  placesUnit: "人",
  skills: "专长要求",
  contact: "联系人",
  scan: "扫码认领",
  note: "自愿报名，量力而行；无需安装应用，也可到社区党群服务中心登记。",
};
