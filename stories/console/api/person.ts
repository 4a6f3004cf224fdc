import type { Id } from "../../../src/index.js";
import type { Json } from "./read.js";
import { readId, readText } from "./read.js";

export interface Person {
  id?: Id;
  name?: string;
  email?: string;
}

/** Names come as `first` and `last` inside a conversation, as `firstName` and `lastName` elsewhere. */
export function readPerson(json: Json | undefined): Person {
  const first = readText(json?.["first"]) ?? readText(json?.["firstName"]);
  const last = readText(json?.["last"]) ?? readText(json?.["lastName"]);
  const name = [first, last].filter((part) => part !== undefined).join(" ");
  const id = readId(json?.["id"]);
  const email = readText(json?.["email"]);
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === "" ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  };
}

export function displayName({ name, email }: Person): string {
  return name ?? email ?? "Unknown";
}
