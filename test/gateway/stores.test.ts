import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { memoryStore } from "../../src/gateway/stores/memoryStore.js";
import { redisStore } from "../../src/gateway/stores/redisStore.js";
import { recordLifeMs } from "../../src/gateway/stores/store.js";
import type { GatewayStore } from "../../src/gateway/stores/store.js";
import { durableObjectStore } from "./recipes/workers.js";
import { fakeDurableObject } from "./recipes/fakeDurableObject.js";
import { fakeRedis } from "./fakeRedis.js";

const leaseMs = 1_000;
const answer = { status: 201, headers: { "Resource-ID": "5" } };
const done = { status: "done", fingerprint: "f", answer } as const;

const lease = async (store: GatewayStore, key = "app/ann/k"): Promise<string> => {
  const reservation = await store.reserve(key, { leaseMs });
  if (reservation.status !== "mine") throw new Error(`It is ${reservation.status}`);
  return reservation.lease;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const stores: [string, () => GatewayStore][] = [
  ["memoryStore", memoryStore],
  ["redisStore", () => redisStore(fakeRedis())],
  ["a Durable Object", () => durableObjectStore(fakeDurableObject(), "app")],
];

describe.each(stores)("%s", (_name, create) => {
  test("a key is one request's, then its answer", async () => {
    const store = create();
    expect(await store.read("app/ann/k")).toBeUndefined();
    const mine = await lease(store);
    expect(await store.reserve("app/ann/k", { leaseMs })).toEqual({ status: "running" });
    expect(await store.read("app/ann/k")).toEqual({ status: "running" });
    await store.complete("app/ann/k", mine, done);
    expect(await store.reserve("app/ann/k", { leaseMs })).toEqual(done);
    expect(await store.read("app/ann/k")).toEqual(done);
  });

  test("a request that is not heard of again leaves its key unknown, never free", async () => {
    const store = create();
    const mine = await lease(store);
    vi.advanceTimersByTime(leaseMs);
    expect(await store.reserve("app/ann/k", { leaseMs })).toEqual({ status: "unknown" });
    expect(await store.read("app/ann/k")).toEqual({ status: "unknown" });
    // It was only slow.
    await store.complete("app/ann/k", mine, done);
    expect(await store.reserve("app/ann/k", { leaseMs })).toEqual(done);
  });

  test("what certainly was not sent is free, and known not to be", async () => {
    const store = create();
    await store.release("app/ann/k", await lease(store));
    expect(await store.read("app/ann/k")).toEqual({ status: "not-sent" });
    await store.complete("app/ann/k", await lease(store), { status: "unknown" });
    expect(await store.reserve("app/ann/k", { leaseMs })).toEqual({ status: "unknown" });
  });

  test("nobody settles what is another's", async () => {
    const store = create();
    const first = await lease(store);
    await store.release("app/ann/k", first);
    const second = await lease(store);
    await store.complete("app/ann/k", first, done);
    await store.release("app/ann/k", first);
    await store.release("app/ann/k", "");
    expect(await store.read("app/ann/k")).toEqual({ status: "running" });
    await store.complete("app/ann/k", second, done);
    await store.release("app/ann/other", second);
    expect(await store.read("app/ann/k")).toEqual(done);
  });

  test("a record lives for a day, after which nobody knows", async () => {
    const store = create();
    await store.complete("app/ann/k", await lease(store), done);
    vi.advanceTimersByTime(recordLifeMs - 1);
    expect(await store.read("app/ann/k")).toEqual(done);
    vi.advanceTimersByTime(1);
    expect(await store.read("app/ann/k")).toBeUndefined();
    expect((await store.reserve("app/ann/k", { leaseMs })).status).toBe("mine");
  });

  test("keeps a token for as long as it lasts", async () => {
    const store = create();
    expect(await store.getToken?.("app")).toBeUndefined();
    const token = { value: "t", expiresAt: Date.now() + 5_000 };
    await store.setToken?.("app", token);
    expect(await store.getToken?.("app")).toEqual(token);
    expect(await store.getToken?.("other")).toBeUndefined();
  });
});

test("thousands of keys push out none that is running, and none of another agent", async () => {
  const store = memoryStore();
  const running = await lease(store, "app/ann/running");
  await store.complete("app/bob/k", await lease(store, "app/bob/k"), done);
  for (let count = 0; count < 12_000; count += 1) {
    const key = `app/ann/${count}`;
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await store.complete(key, await lease(store, key), done);
  }
  expect(await store.read("app/bob/k")).toEqual(done);
  expect(await store.read("app/ann/0")).toBeUndefined();
  expect(await store.read("app/ann/11999")).toEqual(done);
  await store.complete("app/ann/running", running, done);
  expect(await store.read("app/ann/running")).toEqual(done);
});

test("where room is made, what may have been sent goes last", async () => {
  const store = memoryStore();
  await store.complete("app/ann/unknown", await lease(store, "app/ann/unknown"), {
    status: "unknown",
  });
  const running = await lease(store, "app/ann/running");
  await store.complete("app/ann/done", await lease(store, "app/ann/done"), done);
  for (let count = 0; count < 10_050; count += 1) {
    const key = `app/ann/${count}`;
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await store.release(key, await lease(store, key));
  }
  expect(await store.read("app/ann/0")).toBeUndefined();
  expect(await store.read("app/ann/done")).toEqual(done);
  for (let count = 0; count < 10_050; count += 1) {
    const key = `app/ann/done ${count}`;
    // oxlint-disable-next-line no-await-in-loop
    await store.complete(key, await lease(store, key), done);
  }
  expect(await store.read("app/ann/done")).toBeUndefined();
  expect(await store.read("app/ann/done 10049")).toEqual(done);
  expect(await store.read("app/ann/unknown")).toEqual({ status: "unknown" });
  await store.complete("app/ann/running", running, done);
  expect(await store.read("app/ann/running")).toEqual(done);
});

test("a value of somebody else's under the key is no free key", async () => {
  const redis = fakeRedis();
  await redis.sendCommand(["SET", "reply-composer:app/ann/k", "what is this?", "PX", "1000"]);
  const store = redisStore(redis);
  expect(await store.reserve("app/ann/k", { leaseMs })).toEqual({ status: "unknown" });
  expect(await store.read("app/ann/k")).toEqual({ status: "unknown" });
});

test("a client of ioredis will do", async () => {
  const redis = fakeRedis();
  const store = redisStore({ call: (...command) => redis.sendCommand(command) }, "p:");
  const mine = await lease(store);
  await store.complete("app/ann/k", mine, done);
  expect(await redis.sendCommand(["GET", "p:app/ann/k"])).toBe(JSON.stringify(done));
});
