// The styles of all features. A file of its own, because a glob's imports come before all others of its file, and the
// order of the layers must be said before anything stands in one (see styles/index.css).
import.meta.glob("/src/*/*.css", { eager: true });
