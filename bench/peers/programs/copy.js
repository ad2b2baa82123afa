// No work at all: what reading and writing the files costs a program of Node.
import { eachFile } from "./each-file.js";

eachFile((text) => text);
