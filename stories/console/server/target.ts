/** Which API the console talks to. */
export type Target =
  | { kind: "emulator" }
  | { kind: "remote"; apiUrl: string; appId: string; appSecret: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `HELPSCOUT_API_URL`, `HELPSCOUT_APP_ID` and `HELPSCOUT_APP_SECRET`; empty counts as unset. */
export function readTarget(environment: Environment): Target {
  const apiUrl = environment["HELPSCOUT_API_URL"] || undefined;
  const appId = environment["HELPSCOUT_APP_ID"] || undefined;
  const appSecret = environment["HELPSCOUT_APP_SECRET"] || undefined;
  if (apiUrl === undefined && appId === undefined) {
    if (appSecret === undefined) return { kind: "emulator" };
    throw new Error(
      "HELPSCOUT_APP_SECRET is set without HELPSCOUT_APP_ID, so it is unclear which account is meant. Set both, or neither for the built-in emulator.",
    );
  }
  if ((appId === undefined) !== (appSecret === undefined)) {
    throw new Error(
      `${appId === undefined ? "HELPSCOUT_APP_ID" : "HELPSCOUT_APP_SECRET"} is missing, so no access token could be fetched. Both stand in the app's settings under "My apps".`,
    );
  }
  return {
    kind: "remote",
    apiUrl: apiUrl ?? "https://api.helpscout.net",
    // A stand-in for the API need not check credentials, but the request for a token has to hold some.
    appId: appId ?? "console",
    appSecret: appSecret ?? "console",
  };
}
