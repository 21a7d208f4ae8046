import { describe, expect, it } from 'vitest';
import { stageConfig } from './stages.ts';

const AWS = { target: 'aws', livekit_url: 'wss://livekit.example.com', chroma_url: 'https://chroma.example.com' };

describe('the configuration of a deployment', () => {
  it('needs nothing for the local target, and takes the architecture of this machine', () => {
    expect(stageConfig({ target: 'local' }, 'arm64')).toMatchObject({
      stage: 'local',
      architecture: 'arm64',
      keep_data: false,
    });
    expect(stageConfig({ target: 'local' }, 'x64')).toMatchObject({ architecture: 'x86_64' });
  });

  it('keeps data and runs on arm64 on AWS, wherever it is deployed from', () => {
    expect(stageConfig(AWS, 'x64')).toMatchObject({
      target: 'aws',
      stage: 'dev',
      architecture: 'arm64',
      keep_data: true,
    });
  });

  it('says what AWS needs to be told', () => {
    expect(() => stageConfig({ target: 'aws' }, 'x64')).toThrow(/livekit_url=.*chroma_url=/);
  });

  it('reads lists and numbers from the text that -c gives', () => {
    const config = stageConfig(
      { ...AWS, cors_origins: 'https://a.example, https://b.example', runtime_count: '3' },
      'x64',
    );
    expect(config.cors_origins).toEqual(['https://a.example', 'https://b.example']);
    expect(config.runtime_count).toBe(3);
    expect(config.runtime_max_count).toBe(10);
  });

  it('takes what the secret of vector stores holds, where they have one', () => {
    expect(stageConfig(AWS, 'x64').vector_secrets).toEqual([]);
    const cloud = { ...AWS, vector_secrets: 'CHROMA_API_KEY,CHROMA_TENANT,CHROMA_DATABASE,ATLAS_URI' };
    expect(stageConfig(cloud, 'x64').vector_secrets).toHaveLength(4);
    expect(() => stageConfig({ ...AWS, vector_secrets: 'CHROMA_KEY' }, 'x64')).toThrow(/vector_secrets/);
  });

  it('refuses values that cannot be right, naming them', () => {
    expect(() => stageConfig({ ...AWS, stage: 'Prod!' }, 'x64')).toThrow(/stage/);
    expect(() => stageConfig({ ...AWS, livekit_url: 'https://not-a-socket.example' }, 'x64')).toThrow(/livekit_url/);
    expect(() => stageConfig({ ...AWS, stag: 'production' }, 'x64')).toThrow(/stag/);
  });

  it('lets tools call into the own network on a developer machine only, and only to what is named as host and port', () => {
    const local = (outgoing_local_hosts: string) => stageConfig({ target: 'local', outgoing_local_hosts }, 'x64');
    expect(local('127.0.0.1:8200, localhost:3000').outgoing_local_hosts).toEqual(['127.0.0.1:8200', 'localhost:3000']);
    for (const wrong of ['http://127.0.0.1:8200', '127.0.0.1:8200,', '*']) {
      expect(() => local(wrong), wrong).toThrow(/outgoing_local_hosts/);
    }
    expect(() => stageConfig({ ...AWS, outgoing_local_hosts: '10.0.0.1:80' }, 'x64')).toThrow(/target=local/);
  });
});
