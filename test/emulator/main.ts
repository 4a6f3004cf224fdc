import { listen } from "./listen.js";

const { url } = await listen({ port: Number(process.env["PORT"] ?? 4010) });
console.log(`The API emulator answers at ${url}`);
