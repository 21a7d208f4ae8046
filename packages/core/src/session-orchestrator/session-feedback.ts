import { z } from 'zod';
import { timeField } from '../kernel/index.ts';

/** Longest comment, in characters. */
const MAX_COMMENT = 2_000;

const fields = {
  rating: z.int().min(1).max(5).meta({ description: 'From 1, bad, to 5, good' }),
  thumb: z.enum(['up', 'down']),
  comment: z.string().trim().min(1).max(MAX_COMMENT),
};

/** Body of `PUT /v1/client/session/feedback`: the whole of it; what is left out is not said any more. */
export const updateFeedbackSchema = z
  .strictObject({
    rating: fields.rating.optional(),
    thumb: fields.thumb.optional(),
    comment: fields.comment.optional(),
  })
  .refine(({ rating, thumb, comment }) => rating !== undefined || thumb !== undefined || comment !== undefined, {
    path: ['rating'],
    message: 'say at least one of rating, thumb and comment',
  });
export type UpdateFeedback = z.output<typeof updateFeedbackSchema>;

/** What the end user thought of a session. */
export const sessionFeedbackSchema = z
  .object({
    rating: fields.rating.nullable(),
    thumb: fields.thumb.nullable(),
    comment: z.string().nullable(),
    created_at: timeField.meta({ description: 'When it was given first' }),
    updated_at: timeField,
  })
  .meta({ id: 'SessionFeedback', description: 'What the end user thought of a session' });
export type SessionFeedback = z.infer<typeof sessionFeedbackSchema>;
