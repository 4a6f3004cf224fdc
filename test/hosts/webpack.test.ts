import { describeHost } from "./describeHost.js";

describeHost("webpack");
