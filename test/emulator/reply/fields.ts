import type { FieldError } from "../errors.js";

/** Longer values are left out of the answer: nobody wants a 10 MB file echoed back. */
const MAX_ECHO = 200;

/** Reads the fields of one JSON object, collecting what is wrong, so that one answer names it all. */
export class Fields {
  readonly #record: Record<string, unknown>;
  readonly #prefix: string;
  readonly errors: FieldError[];

  constructor(record: Record<string, unknown>, errors: FieldError[] = [], prefix = "") {
    this.#record = record;
    this.errors = errors;
    this.#prefix = prefix;
  }

  has(name: string): boolean {
    return this.#record[name] !== undefined;
  }

  value(name: string): unknown {
    return this.#record[name];
  }

  reject(name: string, message: string, value: unknown = this.#record[name]): undefined {
    const error: FieldError = { path: this.#prefix + name, message };
    const isEchoed = value !== undefined && (JSON.stringify(value)?.length ?? 0) <= MAX_ECHO;
    this.errors.push(isEchoed ? { ...error, rejectedValue: value } : error);
    return undefined;
  }

  string(name: string): string | undefined {
    const value = this.#record[name];
    if (typeof value === "string") return value;
    return this.reject(name, value === undefined ? "may not be null" : "must be a string");
  }

  filledString(name: string): string | undefined {
    const value = this.string(name);
    return value?.trim() === "" ? this.reject(name, "may not be empty") : value;
  }

  boolean(name: string): boolean {
    const value = this.#record[name] ?? false;
    if (typeof value === "boolean" && this.#record[name] !== null) return value;
    this.reject(name, "must be a boolean");
    return false;
  }

  id(name: string): number | undefined {
    const value = this.#record[name];
    if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
    return this.reject(name, "must be a positive whole number");
  }

  list(name: string): unknown[] {
    const value = this.#record[name];
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.reject(name, "must be an array");
    return [];
  }
}
