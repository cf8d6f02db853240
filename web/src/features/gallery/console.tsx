import Download from "lucide-solid/icons/download";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX } from "solid-js";
import { formatDate, formatHours } from "../../lib/format";
import { BarChart } from "../../ui/bar-chart";
import { Button } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { SearchField } from "../../ui/inputs";
import { Card, Grid, PageHeader, Stack } from "../../ui/layout";
import { Progress } from "../../ui/progress";
import { Stat, Stats } from "../../ui/stats";
import { StatusDot } from "../../ui/status";
import { toast } from "../../ui/toast";
import { months, type Person, people } from "./people";

const columns: Column<Person>[] = [
  { key: "name", label: "姓名", cell: (p) => p.name, sort: (p) => p.name, title: true, width: "6rem" },
  { key: "employer", label: "工作单位", cell: (p) => p.employer, sort: (p) => p.employer, width: "1.6fr" },
  { key: "community", label: "报到社区", cell: (p) => p.community, sort: (p) => p.community, hide: "narrow" },
  { key: "on", label: "报到日期", cell: (p) => formatDate(p.on), sort: (p) => p.on, hide: "card" },
  { key: "times", label: "次数", cell: (p) => p.times, sort: (p) => p.times, end: true, width: "5rem" },
  { key: "hours", label: "时长", cell: (p) => formatHours(p.hours), sort: (p) => p.hours, end: true, width: "5rem" },
  {
    key: "state",
    label: "状态",
    cell: (p) =>
      p.state === "accepted" ? <StatusDot tone="ok">已报到</StatusDot> : <StatusDot tone="warn">待接收</StatusDot>,
    width: "6rem",
  },
  {
    key: "act",
    label: "",
    cell: (p) => (
      <Button look="link" onClick={() => toast({ words: `已接收${p.name}`, undo: () => toast("已撤销") })}>
        接收
      </Button>
    ),
    width: "3rem",
  },
];

/** The console's look with invented figures. */
export function ConsoleGallery(): JSX.Element {
  const all = people(10_000);
  const [find, setFind] = createSignal("");
  const [chosen, setChosen] = createSignal(new Set<string>());
  const rows = () => (find() ? all.filter((p) => p.name.includes(find()) || p.employer.includes(find())) : all);
  return (
    <Stack gap={5}>
      <PageHeader
        title="工作概览"
        note="数据截至 2026年11月20日"
        actions={
          <>
            <Button icon={<Download />}>导出</Button>
            <Button look="primary" icon={<Plus />}>
              发布岗位
            </Button>
          </>
        }
      />
      <Stats>
        <Stat label="在册党员" value="10,000" note="较上年多 312 人" />
        <Stat label="已报到" value="9,184" note="还有 816 人" />
        <Stat label="本年服务时长" value="9,385" unit="小时" note="人均 0.9 小时" />
        <Stat label="待确认" value="126" note="最早 3 天前" due href="/ui" />
      </Stats>
      <Grid columns="side">
        <Card title="每月服务时长" side="单位：小时">
          <BarChart label="每月服务时长（小时）" bars={months} over="月份" unit="小时" />
        </Card>
        <Card title="还需要人手的服务队">
          <Stack gap={5}>
            <Progress label="居家养老" value={12} max={30} side="还差 18 人" now />
            <Progress label="义务联防" value={44} max={60} side="还差 16 人" />
            <Progress label="法律咨询" value={18} max={24} side="还差 6 人" />
          </Stack>
        </Card>
      </Grid>
      <Card flush title="名册" side={<SearchField label="筛选姓名或单位" value={find()} onChange={setFind} />}>
        <DataTable
          label="名册"
          columns={columns}
          rows={rows()}
          rowId={(p) => p.id}
          rowName={(p) => p.name}
          selected={chosen()}
          onSelect={setChosen}
          bulk={(ids) => <Button look="primary">接收 {ids.length} 人</Button>}
        />
      </Card>
    </Stack>
  );
}
