import { env } from "@/lib/kernel";
import { expectAccess } from "./expect-access";

expectAccess(() => env().appUrl);
