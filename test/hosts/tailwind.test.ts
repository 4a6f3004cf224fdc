import { describeHost } from "./describeHost.js";

describeHost("tailwind");
