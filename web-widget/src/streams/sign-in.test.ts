import { describe, expect, test } from 'vitest';
import { type SignInEvent, signInNext, startingState } from './sign-in';

const phaseOf = (...events: SignInEvent[]) => events.reduce(signInNext, startingState);

describe('The sign-in', () => {
  test.each<[SignInEvent[], string]>([
    [[], 'starting'],
    [['acknowledged'], 'ready'],
    [['ackTimeout'], 'signIn'],
    [['ackTimeout', 'acknowledged'], 'ready'],
    [['ackTimeout', 'popupBlocked'], 'popupBlocked'],
    [['ackTimeout', 'otherTabSignsIn'], 'otherTab'],
    [['ackTimeout', 'popupClosed'], 'cookiesBlocked'],
    [['ackTimeout', 'popupClosed', 'retriesExhausted'], 'cookiesBlocked'],
    [['ackTimeout', 'popupBlocked', 'retriesExhausted'], 'unreachable'],
    [['popupClosed'], 'starting'],
    // Nothing covers the frame while the browser asks in it.
    [['accessAsked'], 'frameAsks'],
    [['accessAsked', 'acknowledged'], 'ready'],
    // A click that opens no window is not the browser's blocker.
    [['ackTimeout', 'popupBlocked', 'popupRefused'], 'sandboxed'],
    [['ackTimeout', 'popupRefused', 'popupBlocked'], 'sandboxed'],
    [['ackTimeout', 'popupRefused', 'acknowledged'], 'ready'],
    [['acknowledged', 'authFailStays'], 'expired'],
    [['acknowledged', 'authFailStays', 'authorizeSuccess'], 'ready'],
    [['acknowledged', 'accessDenied'], 'denied'],
    [['acknowledged', 'terminated'], 'signedOut'],
    [['acknowledged', 'terminated', 'authorizeSuccess'], 'ready'],
  ])('after %j is %s', (events, phase) => {
    expect(phaseOf(...events).phase).toBe(phase);
  });

  test('is offline while the socket is lost, in every phase', () => {
    expect(phaseOf()).toEqual({ phase: 'starting', offline: false });
    expect(phaseOf('acknowledged', 'socketLost')).toEqual({ phase: 'ready', offline: true });
    expect(phaseOf('socketLost', 'ackTimeout').offline).toBe(true);
    expect(phaseOf('acknowledged', 'socketLost', 'socketGained').offline).toBe(false);
  });

  test('a heartbeat or a renewed session proves nothing about the socket', () => {
    expect(phaseOf('acknowledged', 'socketLost', 'acknowledged').offline).toBe(true);
    expect(phaseOf('acknowledged', 'socketLost', 'authorizeSuccess').offline).toBe(true);
    // A new sign-in connects again.
    expect(phaseOf('acknowledged', 'socketLost', 'terminated', 'authorizeSuccess').offline).toBe(false);
  });
});
