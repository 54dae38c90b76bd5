export { type ItemRow, itemUrl, presentItem } from "./items/item-row";
export { locateItem } from "./items/locate-item";
export { readItemForm } from "./items/read-item-form";
export { getItem, listItems, pageItems, showItem, showItems } from "./items/read-items";
export { emptyItemForm, writeItemForm } from "./items/write-item-form";
export { createItem, orderItems, setItemRemoved, updateItem } from "./items/write-items";
export { addPicture } from "./pictures/add-picture";
export {
  changeAlt,
  orderPictures,
  removePicture,
} from "./pictures/change-pictures";
export { pictureTooLarge } from "./pictures/draw-picture";
export { type Picture, picturePath, pictureUrl, usualWidth } from "./pictures/picture";
export { readPictureFile } from "./pictures/read-picture-file";
export {
  completeRequest,
  type RequestState,
  returnStock,
  sweepRequests,
} from "./requests/complete-request";
export { findRequest } from "./requests/find-request";
export { consentSentence, type OpenRequest, openRequest } from "./requests/open-request";
export { priceRequest, shippingTo } from "./requests/price-request";
