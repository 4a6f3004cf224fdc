import type { Customer, Mailbox, User } from "../model.js";

export const MAILBOX: Mailbox = {
  id: 1,
  name: "Fernhill Coffee",
  email: "support@fernhill.example",
};

export const OWNER_ID = 1;

export const USERS: readonly User[] = [
  { id: 1, firstName: "Maya", lastName: "Okafor", email: "maya@fernhill.example", role: "owner" },
  { id: 2, firstName: "Jonas", lastName: "Weber", email: "jonas@fernhill.example", role: "admin" },
  { id: 3, firstName: "Priya", lastName: "Nair", email: "priya@fernhill.example", role: "user" },
  { id: 4, firstName: "Tom", lastName: "Hughes", email: "tom@fernhill.example", role: "user" },
  { id: 5, firstName: "Léa", lastName: "Fontaine", email: "lea@fernhill.example", role: "user" },
];

function customer(
  id: number,
  firstName: string | null,
  lastName: string | null,
  ...addresses: string[]
): Customer {
  const emails = addresses.map((value, index) => ({
    id: id * 10 + index,
    value,
    type: index === 0 ? ("work" as const) : ("home" as const),
  }));
  return { id, firstName, lastName, emails };
}

/** The customer of conversation 101 is 201, of 102 202 and so on; that of 123 is 123. */
export const CUSTOMERS: readonly Customer[] = [
  customer(123, "Daniel", "Price", "daniel.price@example.com"),
  customer(201, "Ann", "Lee", "ann@example.com", "ann.lee@home.example"),
  customer(202, "Marcus", "Holt", "marcus.holt@holtandsons.example"),
  customer(203, "Sofia", "Marino", "sofia@marino-bakery.example"),
  customer(204, "Kenji", "Watanabe", "kenji.watanabe@example.org"),
  customer(205, "Prize", "Department", "winner@lucky-draw.example"),
  customer(206, "Ann", "Lee", "ann.lee.1987@example.net"),
  customer(208, "Beatriz", "Campos", "beatriz.campos@example.com"),
  customer(209, "Rui", "Campos", "rui.campos@example.com"),
  customer(210, "Nobody", "Left", "gone@example.net"),
  customer(211, "Harriet", "Boyle", "harriet@boyle.example"),
  customer(212, "Oliver", "Grant", "oliver.grant@grantlogistics.example"),
  customer(213, "Ingrid", "Solberg", "ingrid.solberg@example.org"),
  customer(214, "Walter", "Nowak", "w.nowak@example.net"),
  customer(215, "ليلى", "حداد", "layla.haddad@example.com"),
  customer(
    216,
    "Constance",
    "Featherstonehaugh-Cholmondeley",
    "constance@featherstonehaugh.example",
  ),
  customer(217, "נועה", "ברק", "noa.barak@example.com"),
  customer(218, null, null, "reception-desk-2@hotel-adler.example"),
  customer(219, "Robert'); <b>", '"Tables" & Sons', "bobby@tables.example"),
  customer(224, "Amara", "Diallo", "amara.diallo@example.com"),
  customer(225, "Peter", "Lindqvist", "peter@lindqvist.example"),
  customer(226, "Chloe", "Bennett", "chloe.bennett@example.org"),
  customer(227, "Jörg", "Müller", "joerg@mueller-röstet.example"),
  customer(228, "Wei", "Zhang", "wei.zhang@example.com", "wzhang@home.example"),
  customer(229, "Fatima", "El Amrani", "fatima@elamrani.example"),
  customer(230, "Lucas", "Moreau", "lucas.moreau@example.net"),
  customer(231, "Grace", "O’Sullivan", "grace@osullivan.example"),
  customer(232, "Ivan", "Petrov", "ivan.petrov@example.org"),
  customer(233, "Hannah", "Schmidt", "hannah.schmidt@example.com"),
  customer(234, "Diego", "Fernández", "diego@cafelaesquina.example"),
  customer(235, "Yuki", "Tanaka", "yuki.tanaka@example.com"),
  customer(236, "Samuel", "Adeyemi", "samuel.adeyemi@example.org"),
  customer(237, "Elin", "Åkesson", "elin.akesson@example.net"),
  customer(238, "Naomi", "Clarke", "naomi@clarkestudio.example"),
  customer(301, "Andrew", "Leeson", "andrew.leeson@example.com"),
  customer(302, "Anna", "Leitner", "anna.leitner@example.org"),
  customer(303, "Bruno", "Keller", "bruno.keller@example.com"),
  customer(304, "Carmen", "Ortiz", "carmen@ortiz.example"),
  customer(305, "Dev", "Patel", "dev.patel@example.net"),
  customer(306, "Emil", "Novák", "emil.novak@example.com"),
  customer(307, "Freya", "Lund", "freya.lund@example.org"),
  customer(308, "George", "Papadakis", "george.papadakis@example.com"),
  customer(309, "Marcus", "Holtby", "mholtby@holtandsons.example"),
  customer(310, null, null, "accounts@holtandsons.example"),
];
