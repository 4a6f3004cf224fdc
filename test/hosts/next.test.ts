import { describe, expect } from "vitest";
import { sendReply } from "./checks/reply.js";
import { describeHost } from "./describeHost.js";
import { test } from "./host.js";

describeHost("next");

describe("Next under a nonce", () => {
  test.override("host", "next");

  test("a reply arrives, and nothing is violated that Next does not violate alone", async ({
    open,
  }) => {
    const bare = await open({ path: "/nonce/bare" });
    const opened = await open({ path: "/nonce" });
    await sendReply(opened);
    expect(opened.complaints.toSorted()).toEqual(bare.complaints.toSorted());
  });
});
