import { problemLine } from "./problem";

// Loaded here and not above, so that a part that this machine lacks is told in a line too.
import("./run")
  .then(({ start }) => start(process.env))
  .catch((error: unknown) => {
    const line = problemLine(error);
    console.error(line ? `\n  ${line}\n` : error);
    process.exit(1);
  });
