import { expect, test } from "vitest";
import { describeDevice } from "./describe-device";

const mozilla = "Mozilla/5.0";
const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, "Firefox on Linux"],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    "Microsoft Edge on Windows",
  ],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15`,
    "Safari on macOS",
  ],
])("a desktop says which browser it has: %s", (userAgent, name) => {
  expect(describeDevice(userAgent)).toEqual({ name, kind: "desktop" });
});

test("a phone and a tablet are told apart, and Apple's go by their own name", () => {
  const apple = (machine: string) =>
    `${mozilla} (${machine}; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1`;
  expect(describeDevice(apple("iPhone"))).toEqual({ name: "Safari on iPhone", kind: "phone" });
  expect(describeDevice(apple("iPad"))).toEqual({ name: "Safari on iPad", kind: "tablet" });
  const android = `${mozilla} (Linux; Android 15; Pixel 9) ${webKit} Chrome/140.0.0.0 Mobile Safari/537.36`;
  expect(describeDevice(android)).toEqual({ name: "Chrome on Android", kind: "phone" });
});

test.each(["", "curl/8.5.0", "<script>alert(1)</script>", "a".repeat(20_000), "(".repeat(20_000)])(
  "what is no browser is an unknown device",
  (userAgent) => {
    expect(describeDevice(userAgent)).toEqual({ name: "Unknown device", kind: "unknown" });
  },
);
