import { expect, test } from "vitest";
import { mailboxKey } from "@/lib/sites";
import { isMailable } from "./address";

test("ordinary addresses can be mailed to, also of other scripts and without a dot", () => {
  for (const address of [
    "robin@example.com",
    "robin+tag@sub.example.co.uk",
    "o'neill_1@example.com",
    "robin@localhost",
    "robin@bücher.example",
  ]) {
    expect(isMailable(address), address).toBe(true);
  }
});

test("one mailbox has one key, and what is part of the name stays", () => {
  expect(mailboxKey(" Ro.Bin+Shop@GMAIL.com ")).toBe("robin@gmail.com");
  expect(mailboxKey("ro.bin+shop@example.com")).toBe("ro.bin@example.com");
  expect(mailboxKey("+1@example.com")).toBe("+1@example.com");
});
