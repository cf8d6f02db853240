import { isSignedBy, oneTimeCode, personIdOf, publicSigner, sign, verifySigned } from "@rengang/kernel/crypto";
import { ancestorAt, ancestry, childOf, covers, levelOf, type UnitId } from "@rengang/kernel/ids";
import { parse } from "@rengang/kernel/input";
import { compareNames } from "@rengang/kernel/names";
import { phoneSchema, prose } from "@rengang/kernel/schema";
import { dayOf, halfHours, instantOf, listingTime } from "@rengang/kernel/time";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const unit = (id: string) => id as UnitId;

describe("units", () => {
  test("a unit covers itself and what lies below, never a neighbour whose number begins alike", () => {
    expect(covers(unit("unt_001"), unit("unt_001002"))).toBe(true);
    expect(covers(unit("unt_001"), unit("unt_001"))).toBe(true);
    expect(covers(unit("unt_001002"), unit("unt_001"))).toBe(false);
    expect(covers(unit("unt_001"), unit("unt_010"))).toBe(false);
    expect(covers(unit("unt_001"), unit("unt_0"))).toBe(false);
    expect(covers(unit("unt_0"), unit("unt_999"))).toBe(true);
  });

  test("an id tells its level and its ancestors", () => {
    expect(levelOf(childOf(unit("unt_001002"), 3))).toBe("compound");
    expect(ancestorAt(unit("unt_001002003"), "community")).toBe("unt_001002");
    expect(ancestry(unit("unt_001002"))).toEqual(["unt_001002", "unt_001", "unt_0"]);
  });
});

describe("time", () => {
  test("a local day and time make the instant that shows them again, in zones with and without summer time", () => {
    const zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (zone, date) => {
          const ms = Math.floor(date.getTime() / 60_000) * 60_000;
          const day = dayOf(ms, zone);
          const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
            ms,
          );
          const back = instantOf(day, time, zone);
          expect([dayOf(back, zone), Math.abs(back - ms) <= 3_600_000]).toEqual([day, true]);
        },
      ),
    );
  });

  test("midnight in Shanghai begins the new day, at year's end too", () => {
    expect(dayOf(Date.parse("2026-12-31T15:59:59Z"))).toBe("2026-12-31");
    expect(dayOf(Date.parse("2026-12-31T16:00:00Z"))).toBe("2027-01-01");
    expect(listingTime(Date.parse("2026-12-31T16:30:00Z"))).toBe("202701010030");
  });

  test("hours count to the half, downward", () => {
    expect([20, 30, 59, 60, 100, 150].map(halfHours)).toEqual([0.5, 0.5, 0.5, 1, 1.5, 2.5]);
  });
});

describe("input", () => {
  test("a phone is understood however it is typed, and nothing else passes for one", () => {
    for (const typed of ["19912345678", "+86 199 1234 5678", "８６１９９１２３４５６７８", "199-1234-5678"]) {
      expect(parse(phoneSchema, typed)).toBe("19912345678");
    }
    for (const wrong of ["12345678901", "1991234567", "199123456789", "abc", ""]) {
      expect(() => parse(phoneSchema, wrong)).toThrow("input.invalid");
    }
  });

  test("a refused value is not echoed", () => {
    try {
      parse(phoneSchema, "secret-text");
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain("secret-text");
    }
  });

  test("control characters do not come in with prose, line breaks do", () => {
    expect(parse(prose(50), "一\n二")).toBe("一\n二");
    expect(() => parse(prose(50), "一\u0000二")).toThrow();
  });
});

describe("signatures", () => {
  test("a signed text opens with its key and purpose alone, and not after any change of one character", () => {
    const signed = sign("key", "purpose", "payload");
    // 26 characters of 5 bits hold the 128 that are asked of a signature (OWASP ASVS 5.0, 11.2.3).
    expect(signed).toMatch(/^payload\.[0-9a-z]{26}$/);
    expect(verifySigned("key", "purpose", signed)).toBe("payload");
    expect(verifySigned("other", "purpose", signed)).toBeUndefined();
    expect(verifySigned("key", "other", signed)).toBeUndefined();
    for (let i = 0; i < signed.length; i++) {
      const changed = signed.slice(0, i) + (signed[i] === "x" ? "y" : "x") + signed.slice(i + 1);
      expect(verifySigned("key", "purpose", changed)).toBeUndefined();
    }
  });

  test("one phone is one person in a district and another in the next", () => {
    expect(personIdOf("k", "one", "19912345678")).toBe(personIdOf("k", "one", "19912345678"));
    expect(personIdOf("k", "one", "19912345678")).not.toBe(personIdOf("k", "two", "19912345678"));
  });

  test("one-time codes have six digits", () => {
    fc.assert(fc.property(fc.string(), (nonce) => /^\d{6}$/.test(oneTimeCode("k", nonce))));
  });
});

test("a signature holds in one writing alone: a digit more or less, capitals and other bytes are others", () => {
  const { publicKey, sign } = publicSigner("key", "test");
  const signature = sign("text");
  expect(isSignedBy(publicKey, "text", signature)).toBe(true);
  const others = [
    `${signature}7`,
    signature.slice(0, -1),
    ` ${signature}`,
    signature.toUpperCase(),
    `${signature}00`,
    "",
  ];
  expect(others.map((other) => isSignedBy(publicKey, "text", other))).toEqual(others.map(() => false));
  expect(isSignedBy(publicKey, "other text", signature)).toBe(false);
});

test("names stand as in a Chinese register, by pinyin, whatever the machine's own language is", () => {
  const register = ["安宁", "毕小云", "陈一", "李强", "王芳", "张伟"];
  expect(["张伟", "陈一", "安宁", "王芳", "李强", "毕小云"].sort(compareNames)).toEqual(register);
});
