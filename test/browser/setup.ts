import "../../src/styles.css";
