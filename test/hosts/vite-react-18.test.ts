import { describeHost } from "./describeHost.js";

describeHost("vite-react-18");
