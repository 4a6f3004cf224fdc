import { expect, test } from "vitest";
import { valuesOf } from "../../../src/domain/variables/valuesOf.js";

const conversation = {
  id: 1,
  number: 1042,
  subject: "Rattling",
  mailbox: { name: "Support", email: "s@x.example" },
  status: "active",
  customer: { id: 2 },
};

test("knows customer, agent, conversation and mailbox by Help Scout's names and ours", () => {
  const values = valuesOf({
    customer: { id: 2, name: "Ann Mary Lee", email: "ann@x.example" },
    agent: { name: "Tom Hughes", email: "tom@x.example" },
    conversation,
    variables: { "order number": "7", subject: "Mine" },
  });
  expect(values).toEqual({
    "customer.name": "Ann Mary Lee",
    "customer.fullName": "Ann Mary Lee",
    "customer.firstName": "Ann",
    "customer.lastName": "Mary Lee",
    "customer.email": "ann@x.example",
    "agent.name": "Tom Hughes",
    "agent.fullName": "Tom Hughes",
    "agent.firstName": "Tom",
    "agent.lastName": "Hughes",
    "agent.email": "tom@x.example",
    "user.name": "Tom Hughes",
    "user.fullName": "Tom Hughes",
    "user.firstName": "Tom",
    "user.lastName": "Hughes",
    "user.email": "tom@x.example",
    "conversation.number": "1042",
    "conversation.subject": "Rattling",
    subject: "Mine",
    "mailbox.name": "Support",
    "mailbox.email": "s@x.example",
    "order number": "7",
  });
});

test("what a host says of the customer is said of nobody else", () => {
  const variables = { "Customer.first_name": "Lizzy", plan: "Pro" };
  const of = (customer: object) => valuesOf({ customer, conversation, variables });
  expect(of({ id: "2", name: "Elizabeth Lee" })).toMatchObject(variables);
  for (const other of [{ id: 3, name: "Bob" }, { email: "bob@x.example" }]) {
    expect(of(other)).not.toHaveProperty(["Customer.first_name"]);
    expect(of(other)).toMatchObject({ plan: "Pro" });
  }
});

test("what a host says of the agent is said while nobody is chosen", () => {
  const variables = { "user.firstName": "Maya" };
  const of = (agent?: { name: string }) =>
    valuesOf({ customer: { id: 2 }, agent, conversation, variables });
  expect(of()).toMatchObject(variables);
  expect(of({ name: "Tom Hughes" })).toMatchObject({ "user.firstName": "Tom" });
});

test.each([
  ["Lee, Ann", "Ann", "Lee"],
  ["  Ann  ", "Ann", undefined],
  ["ليلى حداد", "ليلى", "حداد"],
  ["Dr. Ann Lee", undefined, undefined],
  ["A. Lee", undefined, undefined],
  ["Acme, Inc.", undefined, undefined],
  ["ann@x.example", undefined, undefined],
  ["", undefined, undefined],
])("of the name %j the first is %j", (name, first, last) => {
  const values = valuesOf({ customer: { name }, conversation });
  expect([values["customer.firstName"], values["customer.lastName"]]).toEqual([first, last]);
});
