// One of several processes behind one Redis: prints its port, and ends when it is killed.
import { createServer } from "node:http";
import { redisStore } from "../../../src/gateway/gateway.js";
import { createNodeHandler } from "../../../src/gateway/node/node.js";
import { connectRedis } from "./connectRedis.js";

const { API_URL = "", REDIS_PORT = "" } = process.env;
const redis = await connectRedis(Number(REDIS_PORT));

const handler = createNodeHandler({
  appId: "app",
  appSecret: "secret",
  apiUrl: API_URL,
  origins: ["https://desk.example"],
  authorize: () => ({ id: "ann" }),
  store: redisStore(redis),
  timeouts: { read: 2_000 },
  limits: { perAgent: { requests: 1_000, perMinute: 1_000_000 } },
});
const server = createServer(handler).listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
