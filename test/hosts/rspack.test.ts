import { describeHost } from "./describeHost.js";

describeHost("rspack");
