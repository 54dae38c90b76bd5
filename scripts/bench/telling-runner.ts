// Tells everybody of everything that waits, as a worker does, in a process of its own with one database.
import { tellWaitingEvents } from "@/lib/jobs";
import { answerWith } from "./ask";

answerWith(async () => ({ transactions: await tellWaitingEvents() }));
