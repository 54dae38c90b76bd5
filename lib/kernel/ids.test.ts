import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fromPublicId,
  type IdKind,
  idPrefixes,
  newClientId,
  newId,
  newReference,
  toPublicId,
} from "./ids";

const kinds = Object.keys(idPrefixes) as IdKind[];
const anyKind = fc.constantFrom(...kinds);

test("a shown id is read back as the same UUID", () => {
  fc.assert(
    fc.property(anyKind, fc.uuid(), (kind, uuid) => {
      const shown = toPublicId(kind, uuid);
      expect(shown).toMatch(/^[a-z]+_[0-9a-z]{26}$/);
      expect(fromPublicId(kind, shown)).toBe(uuid);
    }),
  );
});

test("shown ids sort like their UUIDs", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(toPublicId("order", a) < toPublicId("order", b)).toBe(a < b);
    }),
  );
});

test("an id of another kind, or what is no id at all, is not found", () => {
  const notFound = (work: () => unknown) => {
    expect(work).toThrow(expect.objectContaining({ code: "not_found" }));
  };
  fc.assert(
    fc.property(anyKind, anyKind, fc.uuid(), (kind, other, uuid) => {
      fc.pre(kind !== other);
      notFound(() => fromPublicId(other, toPublicId(kind, uuid)));
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => notFound(() => fromPublicId("order", text))));
  const largest = "7".padEnd(26, "z");
  expect(fromPublicId("order", `ord_${largest}`)).toBe("ffffffff-ffff-ffff-ffff-ffffffffffff");
  notFound(() => fromPublicId("order", `ord_8${largest.slice(1)}`));
  notFound(() => fromPublicId("order", `ORD_${largest}`));
});

test("new ids are version 7, grow, and never repeat, however many are made in a millisecond", () => {
  const ids = Array.from({ length: 20_000 }, () => newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  for (const id of ids.slice(0, 50)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test("new ids keep growing when the clock is set back", () => {
  const now = Date.now() + 1000;
  const before = newId(now);
  expect(newId(now - 500) > before).toBe(true);
});

test("references are 8 characters of Crockford base32 and client ids carry 130 bits", () => {
  expect(newReference()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(newClientId()).toMatch(/^cl_[0-9a-hjkmnp-tv-z]{26}$/);
});
