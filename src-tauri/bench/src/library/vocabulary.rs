//! Words of our own, the frequent ones first, and the sentences they stand in.

pub(super) const SURNAMES: [&str; 72] = [
    "Wang", "Zhang", "Li", "Chen", "Liu", "Yang", "Kim", "Huang", "Wu", "Lee", "Zhao", "Xu", "Zhou", "Sun", "Park",
    "Ma", "Zhu", "Guo", "He", "Lin", "Singh", "Kumar", "Nguyen", "Gao", "Luo", "Müller", "Tan", "Smith", "Choi",
    "Gupta", "Garcia", "Sharma", "Cohen", "Rossi", "Schmidt", "Tanaka", "Sato", "Johnson", "Brown", "Jung", "Patel",
    "Martínez", "Silva", "Weber", "Fischer", "Dubois", "Kowalski", "Novák", "Jansen", "Andersson", "Hansen",
    "Ivanov", "Petrov", "Yılmaz", "Haddad", "Okafor", "Mensah", "Eriksen", "Lovelace", "Somerville", "Noether",
    "Châtelet", "Germain", "Kovalevskaya", "Mirzakhani", "Hopper", "Turing", "Shannon", "Hamming", "Łukasiewicz",
    "Bäcklund", "O'Neill",
];

pub(super) const GIVEN: [&str; 56] = [
    "Wei", "Yi", "Jun", "Lei", "Xin", "Hao", "Yang", "Ming", "Jie", "Yu", "Michael", "David", "Daniel", "Anna",
    "Maria", "Thomas", "Min", "Ji-hoon", "Priya", "Arjun", "Sofia", "Lukas", "Emma", "Noah", "Olga", "Andrei",
    "Yuki", "Haruto", "Fatima", "Omar", "Chloé", "Zoë", "José", "Ana", "Peter", "Laura", "Sarah", "James", "Robert",
    "Linh", "Minh", "Kwame", "Amara", "Ingrid", "Søren", "Élodie", "Ada", "Mary", "Emmy", "Grace", "Alan", "Claude",
    "Sophie", "Sofya", "Maryam", "Richard",
];

pub(super) const ORGANIZATIONS: [&str; 16] = [
    "Northern University", "Institute of Technology", "Harbour Labs", "National Laboratory", "Polytechnic of the Coast",
    "Open Research Collective", "River AI", "Academy of Sciences", "Valley Research", "Meridian", "City University",
    "Quiet Machines", "Institute for Language", "Lighthouse", "Delta Robotics", "Centre for Vision",
];

/// What papers are about.
pub(super) const TOPICS: [&str; 48] = [
    "language models", "large language models", "diffusion models", "reinforcement learning", "image generation",
    "vision language models", "video generation", "language model", "reasoning", "agents", "training data",
    "pre training", "code generation", "question answering", "instruction tuning", "in-context learning",
    "text-to-image generation", "object detection", "robot manipulation", "speech recognition", "machine translation",
    "preference optimization", "retrieval", "mixture of experts", "sparse attention", "state space models",
    "semantic segmentation", "depth estimation", "graph neural networks", "federated learning", "time series",
    "music generation", "protein design", "mathematical reasoning", "tool use", "long context", "model compression",
    "layer pruning", "knowledge distillation", "image editing", "3D reconstruction", "motion planning",
    "recommendation", "medical imaging", "self-supervised learning", "out-of-distribution detection",
    "weather forecasting", "causal inference",
];

pub(super) const QUALITIES: [&str; 32] = [
    "efficient", "multimodal", "general", "robust", "scalable", "large", "unified", "sparse", "simple", "open",
    "visual", "adaptive", "deep", "generative", "hierarchical", "fast", "causal", "latent", "interactive", "dynamic",
    "transferable", "data-driven", "interpretable", "lightweight", "recursive", "stochastic", "compositional",
    "calibrated", "equivariant", "provable", "neurosymbolic", "frugal",
];

pub(super) const THINGS: [&str; 40] = [
    "model", "data", "method", "framework", "training", "image", "layer", "task", "benchmark", "attention", "policy",
    "network", "representation", "dataset", "token", "reward", "prompt", "embedding", "transformer", "objective",
    "video", "memory", "gradient", "decoder", "encoder", "alignment", "kernel", "scaling law", "planner", "verifier",
    "tokenizer", "adapter", "schedule", "retriever", "prior", "sampler", "optimizer", "curriculum", "router",
    "codebook",
];

/// `T` is a topic, `Q` a quality, `X` a thing, `N` the name that the paper gives its own, `%` a number.
pub(super) const TITLES: [&str; 10] = [
    "N: Q X for T", "Towards Q T", "Q T with a Q X", "N: A Q X for Q T", "On the X of T", "Scaling T with Q X",
    "Rethinking the X in T", "Learning Q T from X", "A Survey of Q T", "Do T Need a X?",
];

pub(super) const SENTENCES: [&str; 24] = [
    "We propose N, a Q X for T.",
    "Recent advances in T have shown the promise of the Q X.",
    "However, existing methods for T rely on a X that is hard to train.",
    "In this paper, we introduce a Q X that learns from data.",
    "Experiments on % tasks show that N outperforms the state of the art by %%.",
    "We show that a Q X and a Q X are enough for T.",
    "Our method improves T by %% with only % parameters.",
    "The X of a model is often seen as a Q X, yet T asks for more.",
    "To this end, we build a dataset of % thousand images for T.",
    "We train the model with a Q objective and a Q X, and study each layer.",
    "This leads to a Q X, which we use for T and T.",
    "Code and models are available.",
    "The results suggest that T is limited by the X and not by the X.",
    "We further find that the X of each layer can be removed at little cost.",
    "N needs %% of the memory and is % times as fast in inference.",
    "Despite its success, T remains a challenge for Q models.",
    "In contrast to prior work, we do not need a X for training.",
    "On a Q benchmark, our approach is better than any X of the same size.",
    "We analyse why T fails when the X is Q.",
    "Large language models are used in T, where the X is Q.",
    "A diffusion model draws the X from a Q X.",
    "With reinforcement learning, the policy finds a Q X on its own.",
    "The key idea is to replace the X by a Q X at each step.",
    "We hope that this will help research on T.",
];

/// What a person writes in notes.
pub(super) const NOTES: [&str; 10] = [
    "Read again before the seminar.", "The ablation in the last table is what matters.", "Ask about the code.",
    "Compare with what we tried in spring.", "Good figure for the introduction.", "Weak baseline, strong idea.",
    "Try this with our data.", "- [ ] reproduce the main result", "See the appendix for the proof.",
    "Cited by everyone; still worth reading.",
];

pub(super) const TAGS: [&str; 32] = [
    "to read", "vision", "language", "vision/generation", "agents", "language/reasoning", "robotics", "thesis",
    "seminar", "vision/ood", "speech", "language/tools", "baseline", "idea", "teaching", "thesis/chapter 2",
    "thesis/chapter 3", "agents/memory", "data", "theory", "vision/3d", "music", "medicine", "ask", "cite", "slides",
    "benchmark", "efficiency", "efficiency/pruning", "safety", "weather", "odd",
];

/// Parts that coined names are made of.
pub(super) const SYLLABLES: [&str; 40] = [
    "ra", "mo", "ti", "zen", "ka", "lu", "vor", "ne", "xi", "dra", "pho", "sil", "gra", "no", "ve", "tar", "qui", "ber",
    "so", "mi", "cle", "fo", "wan", "ju", "hel", "pra", "cor", "du", "bi", "lan", "the", "ro", "gu", "sta", "ley", "an",
    "or", "net", "former", "former",
];
