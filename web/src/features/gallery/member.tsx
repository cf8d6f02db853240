import MapPin from "lucide-solid/icons/map-pin";
import { createSignal, For, type JSX } from "solid-js";
import { Button } from "../../ui/button";
import { Chips } from "../../ui/chips";
import { RadioCards } from "../../ui/choices";
import { Day } from "../../ui/day";
import { Sheet } from "../../ui/dialog";
import { SearchField, TextArea } from "../../ui/inputs";
import { PageHeader, Row, SectionHead, Stack } from "../../ui/layout";
import { Stat, Stats } from "../../ui/stats";
import { Badge } from "../../ui/status";

const posts = [
  {
    day: "2026-11-28",
    team: "义务联防",
    title: "周末“文明交通”志愿劝导",
    place: "建设路与人民路交叉口",
    left: 5,
    urgent: true,
  },
  {
    day: "2026-11-29",
    team: "居家养老",
    title: "独居老人冬季取暖安全入户走访",
    place: "梧桐社区 3 号楼至 9 号楼",
    left: 6,
  },
  { day: "2026-12-05", team: "环境整治", title: "护城河沿岸环境清洁行动", place: "清河社区滨河步道东段", left: 12 },
];

/** The member's look with invented posts. */
export function MemberGallery(): JSX.Element {
  const [team, setTeam] = createSignal<string>("");
  const [open, setOpen] = createSignal(false);
  const [time, setTime] = createSignal("a");
  const [note, setNote] = createSignal("");
  return (
    <Stack gap={5}>
      <PageHeader over="文汇街道 · 梧桐社区" title="陈建明，您好" />
      <Stats>
        <Stat label="本年度服务时长" value="26.5" unit="小时" />
        <Stat label="参与次数" value="9" unit="次" />
      </Stats>
      <SearchField label="搜索岗位或地点" value="" onChange={() => {}} />
      <Chips
        label="服务队"
        all
        scroll
        value={team()}
        onChange={setTeam}
        options={["义务联防", "居家养老", "环境整治", "法律咨询"].map((name) => ({ value: name, label: name }))}
      />
      <SectionHead title="附近的岗位" side="共 3 个" />
      <For each={posts}>
        {(post) => (
          <article class="card dated-card">
            <Day day={post.day} />
            <Stack gap={2} class="dated-card-words">
              <Row gap={2}>
                <span class="small muted">{post.team}</span>
                {post.urgent && <Badge tone="brand">急需</Badge>}
              </Row>
              <h3>{post.title}</h3>
              <p class="small muted row gap-1">
                <MapPin size={16} />
                {post.place}
              </p>
              <Row justify="between">
                <span class="small muted">2.5 小时 · 余 {post.left} 名额</span>
                <Button look="primary" round onClick={() => setOpen(true)}>
                  认领
                </Button>
              </Row>
            </Stack>
          </article>
        )}
      </For>
      <Sheet
        open={open()}
        onClose={() => setOpen(false)}
        over="认领岗位"
        title="独居老人冬季取暖安全入户走访"
        foot={
          <Button look="primary" large wide onClick={() => setOpen(false)}>
            确认认领
          </Button>
        }
      >
        <Stack gap={5}>
          <p>集合地点：梧桐社区 3 号楼至 9 号楼。请佩戴党员徽章，自备饮用水；由社区统一发放马甲与工具。</p>
          <RadioCards
            label="选择班次"
            value={time()}
            onChange={setTime}
            options={[
              { value: "a", label: "08:30–11:00", side: "余 2 名额" },
              { value: "b", label: "14:00–16:30", side: "余 2 名额" },
              { value: "c", label: "18:30–20:30", side: "已满", note: "可以排队候补" },
            ]}
          />
          <TextArea
            label="备注"
            optional
            value={note()}
            onChange={setNote}
            placeholder="如需调整时间，请在此说明"
            maxLength={200}
          />
          <p class="small muted">认领后如不能到场，请至少提前 24 小时退出，社区好另行安排。</p>
        </Stack>
      </Sheet>
    </Stack>
  );
}
