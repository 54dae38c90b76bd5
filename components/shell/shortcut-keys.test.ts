import { describe, expect, it } from "vitest";
import { followKeys, nameOfKey } from "./shortcut-keys";

const press = (key: string, held = {}) =>
  nameOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe("the name of a key press", () => {
  it("is the same for ⌘ and Ctrl", () => {
    expect(press("k", { ctrlKey: true })).toBe("mod+k");
    expect(press("K", { metaKey: true })).toBe("mod+k");
  });

  it("is none for Alt and for a modifier alone", () => {
    expect(press("l", { altKey: true })).toBeNull();
    expect(press("Shift")).toBeNull();
  });
});

describe("a sequence of keys", () => {
  const home = { keys: "g h" };
  const down = { keys: "j" };
  const items = [home, down];

  it("waits after its first key and is found with its last", () => {
    expect(followKeys(items, "", "g")).toEqual({ typed: "g" });
    expect(followKeys(items, "g", "h")).toEqual({ found: home, typed: "" });
  });

  it("lets a key that does not go on begin anew", () => {
    expect(followKeys(items, "g", "j")).toEqual({ found: down, typed: "" });
    expect(followKeys(items, "g", "x")).toEqual({ typed: "" });
    expect(followKeys(items, "g", "g")).toEqual({ typed: "g" });
  });

  it("prefers what was registered last, so that a page can override", () => {
    const own = { keys: "j" };
    expect(followKeys([...items, own], "", "j").found).toBe(own);
  });
});
