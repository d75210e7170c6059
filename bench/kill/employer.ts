import type { Beforehand } from './beforehand.ts';
import type { Surroundings } from './candidate.ts';

/** One recruiter, who accepts everybody proposed, one after the other; returns the requests whose answer came. */
export async function acceptAll(
  { acceptances, token }: Beforehand,
  around: Surroundings,
): Promise<readonly string[]> {
  const told: string[] = [];
  for (const { requestId, proposalId } of acceptances) {
    await pause(Math.random() * 1000);
    const path = `/v1/slots/requests/${requestId}/proposals/${proposalId}/accept`;
    if (await press(around, path, token)) told.push(requestId);
  }
  return told;
}

/** Pressed again until there is an answer; false where it is a refusal, or the load is over. */
async function press(around: Surroundings, path: string, token: string): Promise<boolean> {
  while (!around.stopped()) {
    try {
      const reply = await fetch(`${around.origin()}${path}`, {
        method: 'POST',
        signal: AbortSignal.timeout(10_000),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ interviewOn: null }),
      });
      await reply.arrayBuffer();
      if (reply.status < 500) return reply.ok;
    } catch {
      // Cut off or refused.
    }
    await pause(40);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
