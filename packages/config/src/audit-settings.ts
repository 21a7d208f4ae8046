import { required, urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** The KMS key under audit checkpoints. */
export interface AuditSigningConfig {
  readonly signing_key_id: string;
}

export const auditSigningSettings = defineSettings({
  variables: { AUDIT_SIGNING_KEY_ID: required },
  toConfig: (values): AuditSigningConfig => ({ signing_key_id: values.AUDIT_SIGNING_KEY_ID }),
});

export const loadAuditSigningConfig = loaderOf(auditSigningSettings);

/** Where exports of audit events are asked for. */
export interface AuditExportConfig {
  readonly queue_url: string;
}

export const auditExportSettings = defineSettings({
  variables: { AUDIT_EXPORT_QUEUE_URL: urlOf('http', 'https') },
  toConfig: (values): AuditExportConfig => ({ queue_url: values.AUDIT_EXPORT_QUEUE_URL }),
});

export const loadAuditExportConfig = loaderOf(auditExportSettings);
