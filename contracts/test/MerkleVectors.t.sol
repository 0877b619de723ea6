// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Payouts} from "../src/Payouts.sol";
import {PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {IPoolRegistry} from "../src/interfaces/IPoolRegistry.sol";
import {Base} from "./Base.t.sol";

/// @notice Trees and hashes made by TypeScript (server/chain/testing/make-vectors.ts), checked by the contracts.
contract MerkleVectorsTest is Base {
    string internal json;

    function setUp() public override {
        super.setUp();
        json = vm.readFile("test/vectors/merkle.json");
    }

    /// @dev The vectors name their own contract, chain, pool and token: the real code is put at that address.
    function test_S7_Vectors_TreesMadeByTypeScriptArePaidByThisContract() external {
        uint256 count = vm.parseJsonUint(json, ".treeCount");
        assertGt(count, 0);
        for (uint256 i = 0; i < count; i++) {
            string memory tree = string.concat(".trees[", vm.toString(i), "]");
            _checkTree(tree);
        }
    }

    function _checkTree(string memory tree) private {
        PoolId pool = PoolId.wrap(vm.parseJsonBytes32(json, string.concat(tree, ".poolOnChainId")));
        address at = vm.parseJsonAddress(json, string.concat(tree, ".payouts"));
        address paidIn = vm.parseJsonAddress(json, string.concat(tree, ".token"));
        bytes32 root = vm.parseJsonBytes32(json, string.concat(tree, ".root"));
        vm.chainId(vm.parseJsonUint(json, string.concat(tree, ".chainId")));
        vm.etch(at, address(payouts).code);
        vm.mockCall(address(registry), abi.encodeCall(IPoolRegistry.tokenOf, (pool)), abi.encode(paidIn));
        uint256 leaves = vm.parseJsonUint(json, string.concat(tree, ".leafCount"));
        for (uint256 i = 0; i < leaves; i++) {
            string memory leaf = string.concat(tree, ".leaves[", vm.toString(i), "]");
            bytes32 hash = Payouts(at)
                .leafOf(
                    pool,
                    vm.parseJsonAddress(json, string.concat(leaf, ".account")),
                    vm.parseJsonUint(json, string.concat(leaf, ".cumulativeAmount"))
                );
            assertEq(hash, vm.parseJsonBytes32(json, string.concat(leaf, ".hash")));
            bytes32[] memory proof = vm.parseJsonBytes32Array(json, string.concat(leaf, ".proof"));
            assertTrue(MerkleProof.verify(proof, root, hash));
        }
    }

    function test_S7_Vectors_IdsAndNoncesMadeByTypeScriptAreTheContracts() external {
        address opener = vm.parseJsonAddress(json, ".ids.owner");
        bytes32 salt = vm.parseJsonBytes32(json, ".ids.salt");
        vm.prank(opener);
        PoolId opened = registry.openPool(salt, settings(address(token)));
        assertEq(PoolId.unwrap(opened), vm.parseJsonBytes32(json, ".ids.poolOnChainId"));

        bytes32 manifestRoot = vm.parseJsonBytes32(json, ".ids.manifestRoot");
        vm.prank(opener);
        ReleaseId published = registry.publishRelease(opened, manifestRoot, TERMS, 1, 1, 1 hours);
        assertEq(ReleaseId.unwrap(published), vm.parseJsonBytes32(json, ".ids.releaseOnChainId"));

        address grantsAt = vm.parseJsonAddress(json, ".nonce.grants");
        vm.etch(grantsAt, address(grants).code);
        vm.chainId(vm.parseJsonUint(json, ".nonce.chainId"));
        (bool isRead, bytes memory nonce) = grantsAt.staticcall(
            abi.encodeCall(
                grants.purchaseNonce,
                (
                    published,
                    vm.parseJsonAddress(json, ".nonce.buyer"),
                    vm.parseJsonUint(json, ".nonce.maxPriceAmount"),
                    vm.parseJsonBytes32(json, ".nonce.termsHash"),
                    vm.parseJsonBytes32(json, ".nonce.salt")
                )
            )
        );
        assertTrue(isRead);
        assertEq(abi.decode(nonce, (bytes32)), vm.parseJsonBytes32(json, ".nonce.nonce"));
    }
}
