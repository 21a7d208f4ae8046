// The media client prints its debug lines unless told, before it is loaded, that this is production: import it first.
process.env.NODE_ENV ??= 'production';
