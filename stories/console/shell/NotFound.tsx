import { Link } from "react-router";
import { Empty } from "../Problem.js";

export function NotFound() {
  return (
    <Empty title="There is no such page">
      <Link to="/">Back to the inbox</Link>
    </Empty>
  );
}
