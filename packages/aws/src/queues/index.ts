export { sqsSessionAlarms } from './session-alarms.ts';
