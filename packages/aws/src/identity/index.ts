export { cognitoPeople } from './cognito-people.ts';
export { cognitoServiceAccounts, type KeyPool } from './cognito-service-accounts.ts';
