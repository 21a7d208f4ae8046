import type { Recorder, RecordingRef, RecordingState } from '@patchbay/core/recordings';
import { parseRecordingKey } from '@patchbay/core/recordings';
import { INBOUND_ROOM_PREFIX } from '@patchbay/core/telephony';
import {
  EgressClient,
  type EgressInfo,
  EgressStatus,
  EncodedFileOutput,
  EncodedFileType,
  S3Upload,
} from 'livekit-server-sdk';
import { upstream } from './upstream.ts';

/** How Egress is reached, and how it gets into the files bucket. */
export interface EgressSettings {
  /** The LiveKit server, which hands orders to its Egress workers. */
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
  readonly bucket: string;
  readonly region: string;
  /** Another S3 than AWS's own. */
  readonly endpoint: string | undefined;
  /**
   * Who Egress is at the bucket: a key of its own, a role that it assumes, or neither, where the workers have rights by
   * the machine they run on. It needs s3:PutObject under `recordings/`, and nothing else.
   */
  readonly access_key_id: string | undefined;
  readonly secret_access_key: string | undefined;
  readonly role_arn: string | undefined;
}

/** Placing an order with a worker takes longer than other calls: one has to be found that is free. */
const REQUEST_TIMEOUT_SECONDS = 10;

const NANOSECONDS_PER_MS = 1_000_000n;

const STATUSES: Readonly<Partial<Record<EgressStatus, RecordingState['status']>>> = {
  [EgressStatus.EGRESS_STARTING]: 'starting',
  [EgressStatus.EGRESS_ACTIVE]: 'recording',
  [EgressStatus.EGRESS_ENDING]: 'recording',
  [EgressStatus.EGRESS_COMPLETE]: 'completed',
  [EgressStatus.EGRESS_FAILED]: 'failed',
  [EgressStatus.EGRESS_ABORTED]: 'failed',
  // Whatever limit ended it, what there is of it was uploaded.
  [EgressStatus.EGRESS_LIMIT_REACHED]: 'completed',
};

const timeOf = (nanoseconds: bigint) =>
  nanoseconds === 0n ? null : new Date(Number(nanoseconds / NANOSECONDS_PER_MS));

/** The path that we asked for: it says whose recording this is, and only we place orders with our key. */
function orderedPath({ request }: EgressInfo): string {
  if (request.case !== 'roomComposite') return '';
  const [file] = request.value.fileOutputs;
  if (file !== undefined) return file.filepath;
  return request.value.output.case === 'file' ? request.value.output.value.filepath : '';
}

/** Rooms are named by their session, but those of calls that come in: they are there before it. */
const isRoomOf = ({ session_id }: RecordingRef, room: string) =>
  room === session_id || room.startsWith(INBOUND_ROOM_PREFIX);

/** What Egress says, as a session's recording; null for what is none of ours. */
export function recordingStateOf(info: EgressInfo | undefined): RecordingState | null {
  const status = info === undefined ? undefined : STATUSES[info.status];
  const ref = info === undefined ? null : parseRecordingKey(orderedPath(info));
  if (info === undefined || status === undefined || ref === null || !isRoomOf(ref, info.roomName)) return null;
  const [file] = info.fileResults;
  const empty = status === 'completed' && (file === undefined || file.size === 0n);
  const ended = status === 'completed' || status === 'failed';
  return {
    ...ref,
    status: empty ? 'failed' : status,
    started_at: timeOf(file?.startedAt || info.startedAt),
    ended_at: ended ? timeOf(file?.endedAt || info.endedAt) : null,
    duration_ms: ended && file !== undefined ? Number(file.duration / NANOSECONDS_PER_MS) : null,
    size_bytes: ended && file !== undefined ? Number(file.size) : null,
    failed_reason: empty ? 'Nothing was recorded.' : info.error === '' ? null : info.error.slice(0, 500),
  };
}

/** Recordings by LiveKit Egress, straight into the files bucket: no sound passes through our own functions. */
export function livekitEgress(settings: EgressSettings): Recorder {
  const { url, api_key, api_secret, bucket, region, endpoint } = settings;
  const egress = new EgressClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  const upload = new S3Upload({
    bucket,
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    accessKey: settings.access_key_id ?? '',
    secret: settings.secret_access_key ?? '',
    assumeRoleArn: settings.role_arn ?? '',
  });
  const running = (roomName: string) => egress.listEgress({ roomName, active: true });

  return {
    async start({ room, key, kind }) {
      try {
        // Starting twice is two recordings over each other: LiveKit keeps no count of its own.
        if ((await running(room)).length > 0) return;
        const file = new EncodedFileOutput({
          fileType: kind === 'audio' ? EncodedFileType.OGG : EncodedFileType.MP4,
          filepath: key,
          disableManifest: true,
          output: { case: 's3', value: upload },
        });
        await egress.startRoomCompositeEgress(room, { file }, { audioOnly: kind === 'audio' });
      } catch (error) {
        throw upstream(error);
      }
    },

    async stop(room) {
      try {
        for (const { egressId } of await running(room)) await egress.stopEgress(egressId);
      } catch (error) {
        throw upstream(error);
      }
    },

    async find(room) {
      try {
        const states = (await egress.listEgress({ roomName: room })).map(recordingStateOf);
        const ours = states.filter((state) => state !== null);
        return ours.find(({ status }) => status === 'completed') ?? ours.at(-1) ?? null;
      } catch (error) {
        throw upstream(error);
      }
    },
  };
}
