import { expect, test } from "vitest";
import { carrierNames, trackingUrl } from "./carriers";

test("a shipment of a known carrier is followed on the carrier's own page, over https", () => {
  expect(trackingUrl("DHL", "0034 0434 1234")).toBe(
    "https://www.dhl.com/global-en/home/tracking.html?tracking-id=003404341234",
  );
  expect(trackingUrl(" royal mail ", "AB123456789GB")).toContain("royalmail.com");
  expect(trackingUrl("Colissimo", "1")).toBe(
    "https://www.laposte.fr/outils/suivre-vos-envois?code=1",
  );
  for (const name of carrierNames) {
    const url = new URL(trackingUrl(name, "AB12") ?? "");
    expect(url.protocol).toBe("https:");
    expect(url.href).toContain("AB12");
  }
});

test("a carrier or a number that is missing or unknown has no link, and a number breaks out of none", () => {
  expect(trackingUrl("My cousin", "12")).toBeNull();
  expect(trackingUrl("DHL", " ")).toBeNull();
  expect(trackingUrl(null, "12")).toBeNull();
  const url = new URL(trackingUrl("UPS", "1&x=https://evil.example/#y") ?? "");
  expect(url.host).toBe("www.ups.com");
  expect([...url.searchParams.keys()]).toEqual(["tracknum"]);
});
