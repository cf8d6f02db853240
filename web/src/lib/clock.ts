/** Beyond this a device's clock is wrong; below it, the way of the answer and its full seconds explain the difference. */
const WRONG = 5_000;

let ahead = 0;

/** Takes the time from an answer of the service, which decides what is over; a device may be hours off. */
export function setClock(answer: Response): void {
  const said = Date.parse(answer.headers.get("date") ?? "");
  if (Number.isNaN(said)) return;
  const off = said - Date.now();
  ahead = Math.abs(off) > WRONG ? off : 0;
}

/** The moment as the service has it, in milliseconds since 1970: what is over, open or too late is asked of this. */
export const clockNow = (): number => Date.now() + ahead;
