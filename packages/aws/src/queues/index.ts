export { sqsAnalysisOrders } from './analysis-orders.ts';
export { sqsExportOrders } from './audit-export-orders.ts';
export { sqsDeliveryOrders } from './delivery-orders.ts';
export { sqsEvaluationOrders } from './evaluation-orders.ts';
export { sqsSessionAlarms } from './session-alarms.ts';
