import type { PackageDetail } from "@rengang/core/feedback/packages/schema";
import { defaultPackageLabels, type PackageData } from "@rengang/documents/forms/package";
import { dayOf } from "@rengang/kernel/time";

const SENDERS_NAMED = 3;

/** "梧桐社区、清河社区": who hands over; beyond three communities the district stands for them. */
function senderOf(pack: PackageDetail, districtName: string): string {
  const names = [...new Set(pack.covering.map((row) => row.unitName))];
  return names.length > SENDERS_NAMED ? `${districtName}各社区党组织` : names.join("、");
}

/** An employer's package as the lists take it. */
export function packageData(pack: PackageDetail, { name, zone }: { name: string; zone: string }): PackageData {
  return {
    labels: defaultPackageLabels,
    employer: pack.employerName,
    sender: senderOf(pack, name),
    period: pack.periodTitle,
    issuedOn: dayOf(Date.parse(pack.lastDeliveredAt), zone),
    rows: pack.covering.map((row) => ({
      name: row.name,
      employer: pack.employerName,
      community: row.unitName,
      times: row.times,
      hours: row.hours,
      grade: row.grade,
      note: row.note,
    })),
  };
}
