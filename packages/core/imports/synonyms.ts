import type { ClaimField, EmployerField, RosterField, TreeField } from "./types";

/**
 * How headers name a field. `exact` are whole headers; `like` matches part of one, and `unless` takes it back.
 * Spaces, stars, units in brackets and the width of letters do not count.
 */
export interface Synonyms {
  exact: string[];
  like?: RegExp;
  unless?: RegExp;
}

export type SynonymTable<Field extends string> = Record<Field, Synonyms>;

const words = (text: string) => text.split(" ");
const OTHERS = /紧急|配偶|家属|家庭成员|父亲|母亲|子女|介绍人|联系人|负责人|书记|审核/;

export const ROSTER_SYNONYMS: SynonymTable<RosterField> = {
  name: {
    exact: words("姓名 党员姓名 名字 党员名字 人员姓名 志愿者姓名 同志姓名 姓名/党员 name 党员"),
    like: /姓名/,
    unless: /单位|组织|支部|小区|社区|紧急|配偶|家属|介绍人|联系人|负责人|书记|曾用/,
  },
  phone: {
    exact: words(
      "手机 手机号 手机号码 联系电话 联系方式 电话 电话号码 移动电话 联系手机 本人手机 本人电话 党员电话 手机电话 联系号码 电话/手机 手机/电话 tel mobile phone",
    ),
    like: /手机|电话|联系方式|移动号码/,
    unless: new RegExp(`${OTHERS.source}|单位|办公|固定|座机|家庭|社区|支部`),
  },
  sex: { exact: words("性别 男/女 男女 sex gender"), like: /性别/, unless: OTHERS },
  bornIn: {
    exact: words("出生年月 出生日期 出生年月日 生日 出生时间 出生月份 出生"),
    like: /出生/,
    unless: /出生地|籍贯/,
  },
  employer: {
    exact: words(
      "工作单位 所在单位 单位 单位名称 在职单位 所属单位 就业单位 工作单位名称 所在单位名称 现工作单位 单位全称 工作单位全称 服务单位 employer",
    ),
    like: /单位/,
    unless: /类别|性质|类型|电话|地址|联系|支部|党委|党组织|填报|意见|职务|盖章|备注|编码|代码|社区/,
  },
  position: {
    exact: words("职务 现任职务 行政职务 岗位 职务职级 工作岗位 职务/岗位 职位 单位职务"),
    like: /职务|职位/,
    unless: /党内|认领|意向/,
  },
  branch: {
    exact: words(
      "所在党支部 党支部 党支部名称 所属党支部 支部 支部名称 所在支部 所在党组织 所属党组织 党组织名称 组织关系所在党支部 组织关系所在支部 单位党组织 党组织",
    ),
    like: /支部|党组织/,
    unless: /书记|电话|联系|编码|代码|类别|社区党|报到|意见/,
  },
  street: {
    exact: words("街道 所属街道 所在街道 居住街道 街道名称 镇街 镇(街道) 街镇 报到街道 乡镇街道 街道(乡镇) 街道/乡镇"),
    like: /街道|镇街|街镇/,
    unless: /社区|意见|电话|联系/,
  },
  community: {
    exact: words(
      "居住社区 社区 报到社区 居住地社区 所在社区 所属社区 社区名称 现居住社区 居住地所在社区 居住所在社区 服务社区 村社区 社区(村) 村(社区) 所报到社区 双报到社区 居住村社区",
    ),
    like: /社区/,
    unless: /电话|联系|意见|书记|负责|职务|是否|小区|时间|日期|评价|单位所在/,
  },
  compound: {
    exact: words(
      "居住小区 小区 小区名称 所在小区 居住地小区 所属小区 小区网格 网格 所在网格 居住网格 住宅小区 现居住小区 居住小区名称 小区/网格",
    ),
    like: /小区|网格/,
    unless: /电话|联系|意见|书记|负责|网格员|网格长/,
  },
  skills: {
    exact: words("特长 专业特长 个人特长 爱好特长 特长爱好 兴趣特长 技能 专长 服务特长 技能特长 特长技能"),
    like: /特长|专长|技能/,
  },
  kind: {
    exact: words("人员类别 党员类型 党员类别 人员类型 人员身份 党员身份 类别 身份 人员性质"),
    like: /(人员|党员)(类|身份|性质)/,
    unless: /单位/,
  },
};

export const TREE_SYNONYMS: SynonymTable<TreeField> = {
  street: {
    exact: words("街道 街道名称 所属街道 所在街道 镇街 街镇 乡镇街道 街道(乡镇) 街道党工委 街道/乡镇"),
    like: /街道|镇街|街镇/,
    unless: /社区|电话|书记|负责|联系/,
  },
  community: {
    exact: words("社区 社区名称 所属社区 所在社区 社区(村) 村(社区) 村社区 社区党组织 社区/村"),
    like: /社区/,
    unless: /街道|小区|网格|电话|书记|负责|联系/,
  },
  compound: {
    exact: words("小区 小区名称 网格 网格名称 小区网格 小区/网格 居民小区 住宅小区 小区(网格)"),
    like: /小区|网格/,
    unless: /社区|电话|书记|负责|联系|网格员|网格长|楼/,
  },
  building: {
    exact: words("楼栋 楼栋名称 楼栋号 楼幢 幢 栋 楼号"),
    like: /楼栋|楼幢/,
    unless: /电话|负责|联系|楼栋长/,
  },
  secretary: {
    exact: words("书记 负责人 党组织书记 书记姓名 负责人姓名 社区书记 联系人 组织负责人"),
    like: /书记|负责人|联系人/,
    unless: /电话|手机|方式/,
  },
  phone: {
    exact: words("联系电话 电话 手机 联系方式 手机号码 办公电话 负责人电话 书记电话"),
    like: /电话|手机|联系方式/,
  },
};

export const EMPLOYER_SYNONYMS: SynonymTable<EmployerField> = {
  name: {
    exact: words("单位名称 单位 名称 单位全称 工作单位 企业名称 机构名称 单位党组织所在单位 所在单位"),
    like: /单位|企业名称/,
    unless: /类别|性质|类型|电话|地址|联系|党组织|填报|意见|盖章|备注|编码|代码|人数/,
  },
  kind: { exact: words("单位类别 单位性质 单位类型 类别 性质 类型 单位属性"), like: /单位(类|性质|属性)/ },
  organization: {
    exact: words("党组织名称 党组织 单位党组织 单位党组织名称 党组织全称 所属党组织"),
    like: /党组织|党委|党支部/,
    unless: /类别|类型|书记|电话|联系|编码|代码/,
  },
  contactName: {
    exact: words("联系人 联系人姓名 联络员 党务干部 经办人 单位联系人 联络人 负责人 对接人"),
    like: /联系人|联络员|联络人|党务干部/,
    unless: /电话|手机|方式/,
  },
  contactPhone: {
    exact: words("联系电话 电话 联系方式 手机 手机号码 联系人电话 单位电话 联系人手机 办公电话"),
    like: /电话|手机|联系方式/,
  },
  address: { exact: words("地址 单位地址 详细地址 办公地址 通讯地址"), like: /地址/ },
};

export const CLAIM_SYNONYMS: SynonymTable<ClaimField> = {
  name: ROSTER_SYNONYMS.name,
  phone: ROSTER_SYNONYMS.phone,
  postId: {
    exact: words("岗位编号 岗位编码 岗位代码 岗位号 岗位链接 岗位网址"),
    like: /岗位.{0,2}(编号|编码|代码|链接|网址)/,
  },
  post: {
    exact: words(
      "岗位名称 岗位 服务岗位 认领岗位 志愿岗位 活动名称 活动 服务项目 项目名称 志愿服务项目 岗位/活动 post",
    ),
    like: /岗位|活动|项目/,
    unless: /编号|编码|代码|链接|网址|时间|日期|地点|类别|类型|职务|联系|负责|要求|人数|组织|社区|单位/,
  },
  day: {
    exact: words(
      "日期 服务日期 活动日期 岗位日期 上岗日期 活动时间 服务时间 岗位时间 上岗时间 日期/开始时间 开始日期 时间 date",
    ),
    like: /日期|时间/,
    unless: /出生|报到|填报|填表|结束|截止|登记|报名|认领|开始时间/,
  },
  start: {
    exact: words("开始时间 起始时间 几点 时段 时间段 开始 时间 time"),
    like: /开始时间|起始|时段|时间段/,
    unless: /日期|结束|截止/,
  },
  unit: {
    exact: words("社区 所属社区 所在社区 社区名称 组织 发布单位 发布组织 主办单位 岗位所属社区 岗位社区 组织名称 街道"),
    like: /社区|发布/,
    unless: /电话|书记|居住|时间|日期|工作/,
  },
  wait: { exact: words("候补 是否候补 可候补 愿意候补 可以候补 满员候补 满员时候补"), like: /候补/ },
};

export const ROSTER_REQUIRED: RosterField[] = ["name", "phone", "community"];
export const TREE_REQUIRED: TreeField[] = ["street", "community"];
/** Of name and phone one is enough, and of a post's title and number: `proposeClaims` asks for what is really missing. */
export const CLAIM_REQUIRED: ClaimField[] = ["name", "phone", "post", "postId"];
export const EMPLOYER_REQUIRED: EmployerField[] = ["name"];
