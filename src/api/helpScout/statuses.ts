/** Every status that the API takes with a reply; `all` and `open` are stored as `active`. */
export const helpScoutStatuses = ["active", "pending", "closed", "spam", "open", "all"] as const;
