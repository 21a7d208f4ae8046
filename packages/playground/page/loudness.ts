/** Of 1, root mean square; a silent track stays far below. */
const AUDIBLE_RMS = 0.01;
const LOOK_EVERY_MS = 50;

/**
 * Measures for how long a track has been audible.
 * @param onHeard milliseconds in total, each time there are more
 */
export function measureLoudness(track: MediaStreamTrack, onHeard: (ms: number) => void): void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let heard = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    if (rms <= AUDIBLE_RMS) return;
    heard += LOOK_EVERY_MS;
    onHeard(heard);
  }, LOOK_EVERY_MS);
  track.addEventListener('ended', () => {
    clearInterval(timer);
    void context.close();
  });
}
