import { answerApi } from "./answer-api";
import { showOrder } from "./order-page/show-order";
import { pathReader } from "./path-pattern";
import { receiveWebhook } from "./receive-webhook";
import type { Route } from "./route-of";
import { showPicture } from "./store-pages/show-picture";
import {
  showCardPage,
  showCardScript,
  showItemPage,
  showStorePage,
} from "./store-pages/show-store";

/** What is asked for so often that the web process answers it itself. */
const all = [
  receiveWebhook,
  answerApi,
  showOrder,
  showCardScript,
  showPicture,
  showStorePage,
  showItemPage,
  showCardPage,
];
const routes = all.map((route) => ({
  route,
  read: pathReader(route.path),
}));

/** The route in front of Next for a path without its query; undefined for what Next answers. */
export const findFrontRoute = (pathname: string): Route | undefined =>
  routes.find(({ read }) => read(pathname))?.route;
