export { sqsExportOrders } from './audit-export-orders.ts';
export { sqsSessionAlarms } from './session-alarms.ts';
