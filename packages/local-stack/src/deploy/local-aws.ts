/**
 * The credentials and region every emulator of AWS takes. No secrets: an emulator on loopback accepts exactly these, and
 * AWS itself accepts them nowhere.
 */
export const LOCAL_AWS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
};

/** The account number of the emulator. */
export const LOCAL_ACCOUNT = '000000000000';
