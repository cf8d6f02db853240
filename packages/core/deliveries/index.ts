export { deliver } from "./deliver";
export { deliveryItem } from "./items";
export { listDeliveries } from "./list";
