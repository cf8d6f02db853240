import CalendarPlus from "lucide-solid/icons/calendar-plus";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, type JSX } from "solid-js";
import { Problem } from "../../lib/problem";
import { Button, IconButton } from "../../ui/button";
import { ChipChoices } from "../../ui/chips";
import { Checkbox, RadioCards, Segments, Switch } from "../../ui/choices";
import { ConfirmDialog } from "../../ui/dialog";
import { FileDrop } from "../../ui/file-drop";
import { DateField, Select, TextArea, TextField, TimeField } from "../../ui/inputs";
import { Card, FactRow, Facts, Grid, PageHeader, Row, Stack } from "../../ui/layout";
import { Progress, Steps, Timeline } from "../../ui/progress";
import { QrCode } from "../../ui/qr-code";
import { ProblemNotice } from "../../ui/remote";
import { Badge, Empty, Notice, Skeleton, StatusDot } from "../../ui/status";
import { Tabs } from "../../ui/tabs";
import { toast } from "../../ui/toast";

/** Every component in its states, to look at them together. */
export function ComponentGallery(): JSX.Element {
  const [text, setText] = createSignal("");
  const [yes, setYes] = createSignal(true);
  const [kind, setKind] = createSignal("a");
  const [skills, setSkills] = createSignal<string[]>(["b"]);
  const [ask, setAsk] = createSignal(false);
  return (
    <Stack gap={6}>
      <PageHeader title="组件" note="每个组件和它的状态" back={{ href: "/", label: "首页" }} />
      <Card title="按钮">
        <Row>
          <Button look="primary">发布岗位</Button>
          <Button>导出</Button>
          <Button look="quiet">稍后再说</Button>
          <Button look="danger" onClick={() => setAsk(true)}>
            撤销岗位
          </Button>
          <Button look="primary" busy>
            正在提交
          </Button>
          <Button disabled>不可用</Button>
          <Button look="link">查看全部</Button>
          <IconButton label="编辑">
            <Pencil />
          </IconButton>
          <Button onClick={() => toast({ words: "已接收 12 人的报到", undo: () => {} })}>提示</Button>
        </Row>
      </Card>
      <Grid columns={2}>
        <Card title="填写">
          <div class="form">
            <TextField label="岗位名称" hint="居民看得懂的一句话" value={text()} onChange={setText} />
            <TextField label="手机号" error="请填写 11 位手机号" value="1380000" onChange={() => {}} type="tel" />
            <Select
              label="服务队"
              value={kind()}
              onChange={setKind}
              options={[
                { value: "a", label: "政策宣讲" },
                { value: "b", label: "义务联防" },
              ]}
            />
            <Grid columns={2}>
              <DateField label="日期" value="2026-11-28" onChange={() => {}} />
              <TimeField label="开始" value="08:30" onChange={() => {}} />
            </Grid>
            <TextArea label="说明" optional value={text()} onChange={setText} maxLength={50} />
            <TextField label="验证码" code value="123456" onChange={() => {}} inputMode="numeric" />
          </div>
        </Card>
        <Card title="选择">
          <div class="form">
            <RadioCards
              label="岗位类型"
              value={kind()}
              onChange={setKind}
              options={[
                { value: "a", label: "活动岗", note: "有开始、结束和名额" },
                { value: "b", label: "常设岗", note: "整个季度都可以来" },
              ]}
            />
            <ChipChoices
              label="特长"
              value={skills()}
              onChange={setSkills}
              options={[
                { value: "a", label: "家电维修" },
                { value: "b", label: "法律" },
                { value: "c", label: "护理" },
              ]}
            />
            <Checkbox label="允许候补" note="名额满后可以排队" checked={yes()} onChange={setYes} />
            <Switch label="大字" note="整个界面放大显示" on={yes()} onChange={setYes} />
            <Segments
              label="语言"
              value={kind()}
              onChange={setKind}
              options={[
                { value: "a", label: "中文" },
                { value: "b", label: "English" },
              ]}
            />
            <FileDrop label="选择名册" hint="支持 .xlsx、.xls、.csv" onFile={() => {}} accept=".xlsx" />
          </div>
        </Card>
      </Grid>
      <Grid columns={2}>
        <Card title="进度">
          <Stack gap={6}>
            <Steps label="导入" steps={["选择文件", "核对", "导入"]} now={1} />
            <Progress label="正在导入" value={620} max={1500} />
            <Timeline
              label="反馈表的经过"
              steps={[
                { title: "社区填写完成", at: "2026-11-18T01:30:00Z", note: "周慧敏" },
                { title: "本人确认", at: "2026-11-19T12:05:00Z" },
                { title: "书记签发", now: true, note: "还有 2 天" },
                { title: "单位签收" },
              ]}
            />
          </Stack>
        </Card>
        <Card title="状态">
          <Stack>
            <Row>
              <Badge>常设岗</Badge>
              <Badge tone="brand">急需</Badge>
              <Badge tone="ok">已确认</Badge>
              <Badge tone="info">候补</Badge>
              <Badge tone="warn">待补充</Badge>
              <Badge tone="gold">荣誉</Badge>
              <StatusDot tone="ok">已报到</StatusDot>
              <StatusDot tone="warn">待接收</StatusDot>
            </Row>
            <Notice>本周的签到还可以补录到周日。</Notice>
            <Notice tone="ok" title="导入完成">
              新增 1,498 人，2 行需要核对。
            </Notice>
            <ProblemNotice problem={new Problem("fault", 500, {}, "7F3K9Q")} retry={() => {}} />
            <Facts columns={2}>
              <FactRow label="联系人">周慧敏</FactRow>
              <FactRow label="地点">梧桐社区党群服务中心</FactRow>
            </Facts>
          </Stack>
        </Card>
        <Card title="页签">
          <Tabs
            label="记录"
            value={kind()}
            onChange={setKind}
            tabs={[
              { value: "a", label: "待确认", count: 12 },
              { value: "b", label: "已确认" },
            ]}
          >
            <Skeleton lines={4} />
          </Tabs>
        </Card>
        <Card title="空">
          <Empty
            icon={<CalendarPlus />}
            title="还没有岗位"
            note="发布第一个岗位，党员就能在手机上认领。"
            action={<Button look="primary">发布岗位</Button>}
          />
        </Card>
        <Card title="码">
          <QrCode value="https://example.cn/c/7F3K9Q" label="签到码" />
        </Card>
      </Grid>
      <ConfirmDialog
        open={ask()}
        onClose={() => setAsk(false)}
        title="撤销这个岗位？"
        confirm="撤销岗位"
        danger
        onConfirm={() => setAsk(false)}
      >
        <p>已认领的 6 人会收到通知，他们的名额会取消。</p>
      </ConfirmDialog>
    </Stack>
  );
}
