import { randomUUID } from "node:crypto";
import { createClient } from "@redis/client";
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import { redisStore, type RedisClient } from "../../src/gateway/stores/redisStore.js";
import { connectRedis } from "./processes/connectRedis.js";
import { startGateways } from "./processes/gateways.js";
import { findRedis, serveRedis } from "./processes/redisServer.js";
import { postReply, sendJson, serve } from "./serving.js";
import { soakRuns, soakSeed, soakTimeout } from "./soak.js";

const name = findRedis() ?? notThere();

/** `.ci/run` has installed one. */
function notThere(): undefined {
  const words = "not run: there is neither redis-server nor valkey-server on this machine";
  if (process.env["NEEDS_REDIS"] !== undefined) throw new Error(words);
  console.log(words);
}

/** Of a seed, so that the kills are the same again. */
function seeded(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** An API that takes its time, and knows what it has and what is under way. */
async function serveSlowApi(random: () => number) {
  const threads: string[] = [];
  let running = 0;
  const url = await serve((incoming, outgoing) => {
    const parts: Buffer[] = [];
    running += 1;
    const end = () => (running -= 1);
    incoming.on("data", (chunk: Buffer) => parts.push(chunk));
    incoming.on("error", () => {});
    incoming.on("close", () => {
      if (!incoming.complete) end();
    });
    incoming.on("end", () => {
      if (incoming.url === "/v2/oauth2/token") {
        end();
        return sendJson(outgoing, 200, { access_token: "t" });
      }
      const { text } = JSON.parse(Buffer.concat(parts).toString()) as { text: string };
      setTimeout(() => {
        threads.push(text);
        setTimeout(() => {
          end();
          outgoing.writeHead(201, { "Resource-ID": String(threads.length) }).end();
        }, random() * 15);
      }, random() * 15);
    });
  });
  return { url, threads, isIdle: () => running === 0 };
}

test.runIf(name)(
  "three processes of which some are killed send each reply once",
  async () => {
    const keys = soakRuns(900, 60);
    const seed = soakSeed();
    const random = seeded(seed);
    const api = await serveSlowApi(random);
    const env = { API_URL: api.url, REDIS_PORT: String(await serveRedis(name ?? "")) };
    const gateways = await startGateways(3, env, random);
    const unknown: string[] = [];
    let done = 0;

    /** What one answer tells; a connection that broke tells nothing. */
    const post = async (key: string, text: string) => {
      const body = JSON.stringify({ text, customer: { id: 1 } });
      const response = await postReply(gateways.url(), { key, body }).catch(() => undefined);
      if (response === undefined) return "unknown";
      const said = (await response.json().catch(() => ({}))) as { message?: string };
      if (response.status === 201) return "sent";
      return said.message === undefined ? "unknown" : "not-sent";
    };
    const attempt = async (key: string): Promise<unknown> => {
      const url = `${gateways.url()}/attempts/${key}`;
      const response = await fetch(url, { headers: { Origin: "https://desk.example" } }).catch(
        () => undefined,
      );
      const said = (await response?.json().catch(() => ({}))) as { outcome?: string } | undefined;
      return said?.outcome ?? "unknown";
    };
    /** As a composer does: what is unknown is asked, then looked for, and only then pressed again. */
    const send = async (text: string): Promise<void> => {
      for (;;) {
        const key = randomUUID();
        // The browser's own repeat, at another process.
        // oxlint-disable-next-line no-await-in-loop -- one press after the other
        const told = await Promise.all([post(key, text), post(key, text)]);
        if (told.includes("sent")) return;
        // oxlint-disable-next-line no-await-in-loop
        const asked = await attempt(key);
        if (asked === "sent") return;
        unknown.push(text);
        // The API may not have read yet what a killed process sent: it has once it answers this.
        // oxlint-disable-next-line no-await-in-loop
        await fetch(`${api.url}/v2/oauth2/token`, { method: "POST" });
        // oxlint-disable-next-line no-await-in-loop
        await expect.poll(api.isIdle, { timeout: 10_000, interval: 5 }).toBe(true);
        if (api.threads.includes(text)) return;
      }
    };

    const texts = Array.from({ length: keys }, (_, at) => `reply ${at}`);
    const left = [...texts];
    const agents = Array.from({ length: 12 }, async () => {
      for (let text = left.pop(); text !== undefined; text = left.pop()) {
        // oxlint-disable-next-line no-await-in-loop
        await send(text);
        done += 1;
        // oxlint-disable-next-line no-await-in-loop
        if (done % 25 === 0) await gateways.kill();
      }
    });
    await Promise.all(agents);

    const times = texts.map((text) => api.threads.filter((one) => one === text).length);
    const doubled = times.filter((count) => count > 1).length;
    const lost = times.filter((count) => count === 0).length;
    console.log(
      `${keys} keys, ${gateways.kills} kills, ${unknown.length} unknown, ${doubled} doubled, ${lost} lost (seed ${seed})`,
    );
    expect({ doubled, lost }).toEqual({ doubled: 0, lost: 0 });
  },
  soakTimeout,
);

/** What hosts have, connected. */
const clients: Record<string, (port: number) => Promise<RedisClient>> = {
  "node-redis": async (port) => {
    const client = createClient({ url: `redis://127.0.0.1:${port}` });
    onTestFinished(() => client.destroy());
    return client.connect();
  },
  ioredis: async (port) => {
    const client = new Redis(port, "127.0.0.1", { lazyConnect: true });
    onTestFinished(() => client.disconnect());
    await client.connect();
    return client;
  },
};

test.runIf(name).each(Object.keys(clients))(
  "a real server does what the store promises to %s",
  async (kind) => {
    const port = await serveRedis(name ?? "");
    const client = await clients[kind]?.(port);
    if (!client) throw new Error(`no client is called ${kind}`);
    const store = redisStore(client);
    const answer = { status: 201, headers: { "Resource-ID": "5" } };
    const done = { status: "done", fingerprint: "f", answer } as const;
    const all = await Promise.all(
      Array.from({ length: 50 }, () => store.reserve("a/b/c", { leaseMs: 1_000 })),
    );
    const mine = all.filter(({ status }) => status === "mine");
    expect(mine).toHaveLength(1);
    expect(all.filter(({ status }) => status === "running")).toHaveLength(49);
    const [first] = mine;
    const lease = first?.status === "mine" ? first.lease : "";
    await store.complete("a/b/c", "another", done);
    await store.release("a/b/c", "another");
    expect(await store.read("a/b/c")).toEqual({ status: "running" });
    await store.release("a/b/c", lease);
    expect(await store.read("a/b/c")).toEqual({ status: "not-sent" });
    const again = await store.reserve("a/b/c", { leaseMs: -1 });
    expect(await store.read("a/b/c")).toEqual({ status: "unknown" });
    expect(await store.reserve("a/b/c", { leaseMs: 1_000 })).toEqual({ status: "unknown" });
    await store.complete("a/b/c", again.status === "mine" ? again.lease : "", done);
    expect(await store.reserve("a/b/c", { leaseMs: 1_000 })).toEqual(done);
    const plain = await connectRedis(port);
    const life = await plain.sendCommand(["PTTL", "reply-composer:a/b/c"]);
    plain.close();
    expect(Number(life)).toBeGreaterThan(86_000_000);
    const token = { value: "t", expiresAt: Date.now() + 60_000 };
    await store.setToken?.("app", token);
    expect(await store.getToken?.("app")).toEqual(token);
  },
);
