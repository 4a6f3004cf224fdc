import { expect, test } from "vitest";
import { variableLabel } from "../../src/strings/variables.js";

test.each([
  ["customer.firstName", "Customer’s first name"],
  ["Customer.last_name", "Customer’s last name"],
  ["user.jobTitle", "Agent’s job title"],
  ["mailbox.name", "Mailbox’s name"],
  ["conversation.number", "Conversation’s number"],
  ["order number", "Order number"],
  ["customer", "Customer"],
  ["tracking.link", "Tracking.link"],
  ["customer.", "Customer."],
  ["Größe", "Größe"],
])("%s is called %s", (name, label) => {
  expect(variableLabel(name)).toBe(label);
});
