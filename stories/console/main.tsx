import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Console } from "./Console.js";
import "./styles/page.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root to render into");
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
